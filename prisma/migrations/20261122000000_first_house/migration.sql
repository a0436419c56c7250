-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "neighbourhood" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "last_request_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "neighbourhood_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "name" TEXT,
    "language" TEXT,
    "street" TEXT,
    "house_number" TEXT,
    "postcode" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "consent_version" TEXT,
    "preferred_address_id" UUID,
    "with_desk_until" TIMESTAMPTZ(3),
    "phone" TEXT,
    "is_staff" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "person_id" UUID,
    "channel" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "opted_out_at" TIMESTAMPTZ(3),
    "opted_out_how" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_why" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "person_id" UUID NOT NULL,
    "frames" JSONB NOT NULL DEFAULT '[]',
    "asked" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "last_address_id" UUID,
    "drift" TEXT,
    "reply_by" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "address_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "set_aside_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "address_id" UUID NOT NULL,
    "person_id" UUID,
    "request_id" UUID,
    "offer_id" UUID,
    "purpose" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "delivery" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "volunteer" (
    "person_id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "categories" TEXT[],
    "languages" TEXT[],
    "availability" TEXT[],
    "paused_until" TIMESTAMPTZ(3),
    "urgent_at_night" BOOLEAN NOT NULL DEFAULT false,
    "vetted_on" DATE,
    "last_asked_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "volunteer_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "help_request" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "resident_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "wanted_at" TEXT,
    "wanted_from" TIMESTAMPTZ(3),
    "wanted_until" TIMESTAMPTZ(3),
    "urgency" TEXT NOT NULL DEFAULT 'normal',
    "language" TEXT NOT NULL,
    "street" TEXT,
    "house_number" TEXT,
    "postcode" TEXT,
    "origin" TEXT NOT NULL,
    "places" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "plan" JSONB,
    "next_step" TEXT,
    "next_step_at" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "with_desk_since" TIMESTAMPTZ(3),
    "with_desk_why" TEXT,
    "taken_by" TEXT,
    "outcome" TEXT,
    "minutes_spent" INTEGER,
    "all_right" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "help_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_event" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispatch_round" (
    "request_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "asked" INTEGER NOT NULL,

    CONSTRAINT "dispatch_round_pkey" PRIMARY KEY ("request_id","number")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "address_id" UUID,
    "round" INTEGER NOT NULL,
    "code" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "place" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "tail" TEXT,
    "asked_done_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "minutes" INTEGER,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_card" (
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "address_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "ts" TEXT,

    CONSTRAINT "desk_card_pkey" PRIMARY KEY ("kind","subject_id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "note" TEXT,
    "follow_up_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'sent',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_neighbourhood_id_idx" ON "person"("neighbourhood_id");

-- CreateIndex
CREATE INDEX "address_person_id_idx" ON "address"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "address_channel_identifier_key" ON "address"("channel", "identifier");

-- CreateIndex
CREATE INDEX "inbox_message_person_id_id_idx" ON "inbox_message"("person_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_message_channel_provider_id_key" ON "inbox_message"("channel", "provider_id");

-- CreateIndex
CREATE INDEX "outbox_message_provider_id_idx" ON "outbox_message"("provider_id");

-- CreateIndex
CREATE INDEX "outbox_message_request_id_idx" ON "outbox_message"("request_id");

-- CreateIndex
CREATE INDEX "volunteer_neighbourhood_id_status_idx" ON "volunteer"("neighbourhood_id", "status");

-- CreateIndex
CREATE INDEX "help_request_resident_id_idx" ON "help_request"("resident_id");

-- CreateIndex
CREATE UNIQUE INDEX "help_request_neighbourhood_id_number_key" ON "help_request"("neighbourhood_id", "number");

-- CreateIndex
CREATE INDEX "request_event_request_id_id_idx" ON "request_event"("request_id", "id");

-- CreateIndex
CREATE INDEX "offer_volunteer_id_status_idx" ON "offer"("volunteer_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "offer_request_id_volunteer_id_key" ON "offer"("request_id", "volunteer_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_request_id_place_key" ON "offer"("request_id", "place");

-- CreateIndex
CREATE INDEX "referral_request_id_idx" ON "referral"("request_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_message" ADD CONSTRAINT "inbox_message_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "address"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "address"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispatch_round" ADD CONSTRAINT "dispatch_round_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: the promises that the database itself keeps.

-- every open request has a next step with a time, or a person at the desk who was told
ALTER TABLE "help_request" ADD CONSTRAINT "never_forgotten" CHECK (
  "status" IN ('done', 'unmet', 'cancelled')
  OR ("next_step" IS NOT NULL AND "next_step_at" IS NOT NULL)
  OR "with_desk_since" IS NOT NULL
);

-- a place is held by an accepted offer and by nothing else
ALTER TABLE "offer" ADD CONSTRAINT "place_is_acceptance" CHECK (("status" = 'accepted') = ("place" IS NOT NULL));

-- what is owed now: the sweeps read these and nothing else, however long the history grows
CREATE INDEX "inbox_unhandled" ON "inbox_message" ("person_id", "id") WHERE "handled_at" IS NULL AND "set_aside_at" IS NULL;
CREATE INDEX "outbox_unsettled" ON "outbox_message" ("address_id", "id") WHERE "status" IN ('pending', 'sending', 'retry');
CREATE INDEX "conversation_reply_by" ON "conversation" ("reply_by") WHERE "reply_by" IS NOT NULL;
CREATE INDEX "request_next_step" ON "help_request" ("next_step_at") WHERE "next_step_at" IS NOT NULL;
CREATE INDEX "request_open" ON "help_request" ("resident_id") WHERE "status" IN ('triage', 'searching', 'matched');
CREATE INDEX "offer_open" ON "offer" ("volunteer_id") WHERE "status" IN ('asked', 'lapsed', 'accepted');
