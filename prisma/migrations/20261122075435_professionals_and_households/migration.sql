-- AlterTable
ALTER TABLE "help_request" ADD COLUMN     "is_question" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "professional" ADD COLUMN     "role" TEXT,
ADD COLUMN     "words" TEXT;

-- CreateTable
CREATE TABLE "on_behalf" (
    "request_id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_id" UUID,
    "organisation" TEXT NOT NULL,
    "professional" TEXT,
    "professional_id" UUID,
    "phone" TEXT,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_actor" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT 'not-needed',
    "contact_by" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "tells" TEXT NOT NULL DEFAULT 'nobody',
    "tells_consent_at" TIMESTAMPTZ(3),
    "tells_consent_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "on_behalf_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "contact_reach" TEXT,
    "organisation" TEXT,
    "note" TEXT,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_actor" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "id" BIGSERIAL NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" TEXT NOT NULL,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_event" (
    "id" BIGSERIAL NOT NULL,
    "household_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "household_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_answer" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "nl" TEXT,
    "fy" TEXT,
    "en" TEXT,
    "retired_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "kept_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "on_behalf_professional_id_idx" ON "on_behalf"("professional_id");

-- CreateIndex
CREATE INDEX "household_neighbourhood_id_idx" ON "household"("neighbourhood_id");

-- CreateIndex
CREATE INDEX "household_member_household_id_idx" ON "household_member"("household_id");

-- CreateIndex
CREATE INDEX "household_member_person_id_idx" ON "household_member"("person_id");

-- CreateIndex
CREATE INDEX "household_event_household_id_id_idx" ON "household_event"("household_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "kept_answer_neighbourhood_id_title_key" ON "kept_answer"("neighbourhood_id", "title");

-- AddForeignKey
ALTER TABLE "on_behalf" ADD CONSTRAINT "on_behalf_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_behalf" ADD CONSTRAINT "on_behalf_professional_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_event" ADD CONSTRAINT "household_event_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_answer" ADD CONSTRAINT "kept_answer_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- a professional hears nothing that the client did not agree to
ALTER TABLE "on_behalf" ADD CONSTRAINT "told_with_consent" CHECK ("tells" <> 'professional' OR "tells_consent_at" IS NOT NULL);
ALTER TABLE "on_behalf" ADD CONSTRAINT "contact_known" CHECK ("contact" IN ('not-needed', 'waiting', 'call', 'agreed', 'declined'));

-- an answer that is kept can be read in some language
ALTER TABLE "kept_answer" ADD CONSTRAINT "in_some_language" CHECK (coalesce("nl", "fy", "en") IS NOT NULL);
