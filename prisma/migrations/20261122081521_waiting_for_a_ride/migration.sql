-- AlterTable
ALTER TABLE "ride_waiting" ADD COLUMN     "arrangement_id" UUID,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "fence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "held" JSONB,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'nl',
ADD COLUMN     "next_step_at" TIMESTAMPTZ(3),
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'waiting',
ADD COLUMN     "waits_until" TIMESTAMPTZ(3),
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- What Prisma's schema cannot say: the promises that the database itself keeps.

-- who waits or was asked has a next step with a time, and whoever was asked has room kept for them
ALTER TABLE "ride_waiting" ADD CONSTRAINT "waits_or_ended" CHECK (
  ("status" IN ('waiting', 'asked')) = ("next_step_at" IS NOT NULL) AND ("status" = 'asked') = ("held" IS NOT NULL)
);
CREATE INDEX "ride_waiting_of_rider" ON "ride_waiting" ("rider_id") WHERE "next_step_at" IS NOT NULL;
CREATE INDEX "ride_waiting_next_step" ON "ride_waiting" ("next_step_at") WHERE "next_step_at" IS NOT NULL;
