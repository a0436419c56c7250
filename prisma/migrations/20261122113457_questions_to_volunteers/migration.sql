-- CreateTable
CREATE TABLE "advice" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "text" TEXT,

    CONSTRAINT "advice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "advice_request_id_idx" ON "advice"("request_id");

-- CreateIndex
CREATE INDEX "advice_volunteer_id_asked_at_idx" ON "advice"("volunteer_id", "asked_at");

-- AddForeignKey
ALTER TABLE "advice" ADD CONSTRAINT "advice_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice" ADD CONSTRAINT "advice_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- of several volunteers one writes the answer
CREATE UNIQUE INDEX "one_writes_the_answer" ON "advice"("request_id") WHERE "status" IN ('writing', 'given', 'sent');

-- an answer is there as soon as it was given
ALTER TABLE "advice" ADD CONSTRAINT "given_has_words" CHECK ("status" NOT IN ('given', 'sent') OR "text" IS NOT NULL);

-- what waits for a volunteer's words is read with each of their messages
CREATE INDEX "advice_open" ON "advice"("volunteer_id") WHERE "status" IN ('asked', 'writing', 'lapsed');
