-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "pings" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "offer_volunteer_id_asked_at_idx" ON "offer"("volunteer_id", "asked_at");

-- What Prisma's schema cannot say.

-- who was asked before this was counted was asked once
UPDATE "offer" SET "pings" = 1 WHERE "address_id" IS NOT NULL;

-- whose turn it is, where there are very many: walked in order, or found by what they do and speak
CREATE INDEX "volunteer_turn" ON "volunteer" ("neighbourhood_id", "last_asked_at" NULLS FIRST, "person_id") WHERE "status" = 'approved';
CREATE INDEX "volunteer_skills" ON "volunteer" USING gin ("categories", "languages") WHERE "status" = 'approved';
