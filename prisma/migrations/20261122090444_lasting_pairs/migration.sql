-- AlterTable
ALTER TABLE "arrangement" ADD COLUMN     "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_resident_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_volunteer_at" TIMESTAMPTZ(3),
ADD COLUMN     "consent_by" TEXT NOT NULL DEFAULT 'chat',
ADD COLUMN     "request_id" UUID;

-- What Prisma's schema cannot say.

-- only two who meet without a rhythm are asked whether they want to, and whether it goes well
ALTER TABLE "arrangement" ADD CONSTRAINT "only_of_a_pair" CHECK (
  "weeks" = 0 OR num_nonnulls("request_id", "agreed_at", "asked_resident_at", "asked_volunteer_at") = 0
);

-- nobody is asked to be somebody's companion while another is
CREATE UNIQUE INDEX "one_pair_of_a_request" ON "arrangement" ("request_id") WHERE "status" = 'active';
