-- AlterTable
ALTER TABLE "arrangement" ADD COLUMN     "by_whom" TEXT,
ADD COLUMN     "for_whom" TEXT;

-- CreateTable
CREATE TABLE "housemate" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "helps" BOOLEAN NOT NULL DEFAULT false,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_version" TEXT NOT NULL,
    "told_by" TEXT NOT NULL,

    CONSTRAINT "housemate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "housemate_person_id_idx" ON "housemate"("person_id");

-- AddForeignKey
ALTER TABLE "housemate" ADD CONSTRAINT "housemate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A name is known once on a phone, however it is written.
CREATE UNIQUE INDEX "housemate_once" ON "housemate" ("person_id", lower("name"));
