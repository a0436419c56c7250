-- AlterTable
ALTER TABLE "ride" ADD COLUMN     "shared" JSONB,
ADD COLUMN     "shared_with" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "ride_shared_with_key" ON "ride"("shared_with");

-- a ride shares a trip with another ride, and says what it is like in that trip
ALTER TABLE "ride" ADD CONSTRAINT "shared_with_another" CHECK ("shared_with" <> "request_id");
ALTER TABLE "ride" ADD CONSTRAINT "shared_whole" CHECK (("shared_with" IS NULL) = ("shared" IS NULL));
