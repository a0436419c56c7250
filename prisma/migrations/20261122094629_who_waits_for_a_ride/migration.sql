-- AlterTable
ALTER TABLE "ride_waiting" ADD COLUMN     "for_whom" TEXT;
