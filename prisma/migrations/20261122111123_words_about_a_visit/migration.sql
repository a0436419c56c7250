-- AlterTable
ALTER TABLE "help_request" ADD COLUMN     "word_answered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "word_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "word_answered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "word_at" TIMESTAMPTZ(3),
ADD COLUMN     "word_from" TEXT;

-- A word comes from the desk or from the resident.
ALTER TABLE "offer" ADD CONSTRAINT "word_from_known" CHECK ("word_from" IN ('desk', 'other') AND "word_at" IS NOT NULL OR "word_from" IS NULL AND "word_at" IS NULL);
