-- CreateTable
CREATE TABLE "unheard_channel" (
    "channel" TEXT NOT NULL,
    "failing_since" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "heard_since" TIMESTAMPTZ(3),

    CONSTRAINT "unheard_channel_pkey" PRIMARY KEY ("channel")
);
