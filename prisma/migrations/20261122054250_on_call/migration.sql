-- CreateTable
CREATE TABLE "on_call" (
    "neighbourhood_id" TEXT NOT NULL,
    "slack" TEXT NOT NULL,
    "phone" TEXT,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "named_by" TEXT NOT NULL,

    CONSTRAINT "on_call_pkey" PRIMARY KEY ("neighbourhood_id")
);

