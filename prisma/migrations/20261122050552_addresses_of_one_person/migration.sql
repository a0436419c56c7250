-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "shared_with" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "address" ADD COLUMN     "code_misses" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "code_misses_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "buttons_gone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "help_request" ADD COLUMN     "for_whom" TEXT;

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "by_whom" TEXT;

-- CreateTable
CREATE TABLE "entry_code" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "language" TEXT,
    "wants" TEXT,
    "made_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "entry_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_link" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "moved" JSONB NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "unlinked_at" TIMESTAMPTZ(3),
    "unlinked_by" TEXT,
    "unlinked_why" TEXT,

    CONSTRAINT "person_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "entry_code_code_key" ON "entry_code"("code");

-- CreateIndex
CREATE INDEX "entry_code_person_id_idx" ON "entry_code"("person_id");

-- CreateIndex
CREATE INDEX "person_link_kept_id_idx" ON "person_link"("kept_id");

-- A link proves who somebody is, and a poster is for anybody.
ALTER TABLE "entry_code" ADD CONSTRAINT "link_is_of_somebody" CHECK (("kind" = 'link') = ("person_id" IS NOT NULL));
-- Nobody can be merged into two others at once.
CREATE UNIQUE INDEX "person_link_standing" ON "person_link" ("merged_id") WHERE "unlinked_at" IS NULL;
-- Buttons that are still to be taken away from a phone. This index empties itself.
CREATE INDEX "outbox_with_buttons" ON "outbox_message" ("id") WHERE "status" = 'sent' AND "buttons_gone_at" IS NULL AND "content" ? 'choices';
