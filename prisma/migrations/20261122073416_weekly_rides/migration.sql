-- AlterTable
ALTER TABLE "arrangement" ADD COLUMN     "ride" JSONB,
ADD COLUMN     "skips" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What Prisma's schema cannot say: the promises that the database itself keeps.

-- only a ride keeps a ride
ALTER TABLE "arrangement" ADD CONSTRAINT "ride_of_a_ride" CHECK ("ride" IS NULL OR "category" = 'ride');
