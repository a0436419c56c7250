-- AlterTable
ALTER TABLE "help_request" ADD COLUMN     "unmet_reason" TEXT,
ADD COLUMN     "unmet_words" TEXT;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "consent_actor" TEXT,
ADD COLUMN     "consent_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "consent_at" TIMESTAMPTZ(3),
ADD COLUMN     "consent_by" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "messaged" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "organisation_id" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "reason_words" TEXT,
ADD COLUMN     "resident_id" UUID,
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by" TEXT,
ADD COLUMN     "share" TEXT NOT NULL DEFAULT 'nothing';

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "does" TEXT NOT NULL,
    "for_whom" TEXT,
    "hours" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "address_id" UUID,
    "kept_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "professional" (
    "person_id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "organisation_id" UUID,
    "works_for" TEXT,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "professional_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_neighbourhood_id_name_key" ON "organisation"("neighbourhood_id", "name");

-- CreateIndex
CREATE INDEX "professional_organisation_id_idx" ON "professional"("organisation_id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "address"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "professional" ADD CONSTRAINT "professional_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "professional" ADD CONSTRAINT "professional_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "professional" ADD CONSTRAINT "professional_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say: the promises that the database itself keeps.

-- a request is at one organisation at a time
CREATE UNIQUE INDEX "referral_open" ON "referral" ("request_id") WHERE "status" IN ('waiting-for-consent', 'sent');

-- nothing of a resident goes out before they, or the desk on their word, said yes
ALTER TABLE "referral" ADD CONSTRAINT "consent_before_sharing" CHECK (
  "status" IN ('waiting-for-consent', 'withdrawn') OR "share" = 'nothing' OR "consent_at" IS NOT NULL
);

-- the everyday message reads these and nothing else
CREATE INDEX "referral_waiting" ON "referral" ("resident_id") WHERE "status" = 'waiting-for-consent';
CREATE INDEX "request_unclosed" ON "help_request" ("resident_id") WHERE "status" IN ('triage', 'searching', 'matched', 'referred');

-- somebody whom the counter wrote down could not be heard when they texted back
INSERT INTO "conversation" ("person_id", "updated_at")
SELECT "id", "created_at" FROM "person" p WHERE NOT EXISTS (SELECT FROM "conversation" c WHERE c."person_id" = p."id");
