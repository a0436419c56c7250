-- AlterTable
ALTER TABLE "address" ADD COLUMN     "unreached_told_at" TIMESTAMPTZ(3);
