-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "tried" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "channel_trouble" (
    "channel" TEXT NOT NULL,
    "failing_since" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "well_since" TIMESTAMPTZ(3),

    CONSTRAINT "channel_trouble_pkey" PRIMARY KEY ("channel")
);
