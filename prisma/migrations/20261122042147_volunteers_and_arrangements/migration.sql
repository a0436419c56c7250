-- AlterTable
ALTER TABLE "volunteer" ADD COLUMN     "areas" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "call_first" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "needs_buddy" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "next_step_at" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT,
ADD COLUMN     "pings_per_week" INTEGER,
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_until" TEXT,
ADD COLUMN     "sheltered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "training" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "vetted_by" TEXT,
ADD COLUMN     "vetting_due_on" DATE,
ADD COLUMN     "vetting_told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "help_request" ADD COLUMN     "arrangement_id" UUID,
ADD COLUMN     "occurs_on" DATE,
ADD COLUMN     "proposed_at" TEXT,
ADD COLUMN     "proposed_by" UUID,
ADD COLUMN     "proposed_on" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "arrangement" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "volunteer_id" UUID,
    "category" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "at_time" TEXT NOT NULL,
    "weeks" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'active',
    "next_on" DATE NOT NULL,
    "next_step_at" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "arrangement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "help_request_arrangement_id_occurs_on_key" ON "help_request"("arrangement_id", "occurs_on");

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_arrangement_id_fkey" FOREIGN KEY ("arrangement_id") REFERENCES "arrangement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrangement" ADD CONSTRAINT "arrangement_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrangement" ADD CONSTRAINT "arrangement_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrangement" ADD CONSTRAINT "arrangement_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("person_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- an arrangement that goes on always knows when it opens its next time, and one that ended owes nothing
ALTER TABLE "arrangement" ADD CONSTRAINT "goes_on_or_ended" CHECK (
  ("status" = 'active') = ("next_step_at" IS NOT NULL) AND ("status" = 'ended') = ("ended_at" IS NOT NULL)
);

-- another time is proposed by somebody and at some moment, or not at all
ALTER TABLE "help_request" ADD CONSTRAINT "proposal_is_whole" CHECK (num_nonnulls("proposed_at", "proposed_by", "proposed_on") IN (0, 3));

CREATE INDEX "arrangement_of_resident" ON "arrangement" ("resident_id") WHERE "status" = 'active';
CREATE INDEX "arrangement_of_volunteer" ON "arrangement" ("volunteer_id") WHERE "status" = 'active';
CREATE INDEX "arrangement_next_step" ON "arrangement" ("next_step_at") WHERE "next_step_at" IS NOT NULL;
CREATE INDEX "volunteer_next_step" ON "volunteer" ("next_step_at") WHERE "next_step_at" IS NOT NULL;
