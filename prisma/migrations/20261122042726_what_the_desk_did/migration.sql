-- AlterTable
ALTER TABLE "person" ADD COLUMN     "with_desk_why" TEXT;

-- CreateTable
CREATE TABLE "desk_audit" (
    "id" BIGSERIAL NOT NULL,
    "neighbourhood_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "subject_ids" UUID[],
    "refused" TEXT,

    CONSTRAINT "desk_audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_day" (
    "neighbourhood_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_day_pkey" PRIMARY KEY ("neighbourhood_id","day")
);

-- CreateIndex
CREATE INDEX "desk_audit_at_idx" ON "desk_audit"("at");

-- Who is in the hands of the desk, by when that ends: nearly always few.
CREATE INDEX "person_with_desk_idx" ON "person"("with_desk_until") WHERE "with_desk_until" IS NOT NULL;
