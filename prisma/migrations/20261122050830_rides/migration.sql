-- CreateTable
CREATE TABLE "ride" (
    "request_id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "rider_id" UUID NOT NULL,
    "pickup" JSONB NOT NULL,
    "destination" JSONB NOT NULL,
    "way" TEXT NOT NULL,
    "pickup_at" TIMESTAMPTZ(3) NOT NULL,
    "arrive_at" TIMESTAMPTZ(3) NOT NULL,
    "return_at" TIMESTAMPTZ(3),
    "home_at" TIMESTAMPTZ(3),
    "return_guessed" BOOLEAN NOT NULL DEFAULT false,
    "stretches" JSONB NOT NULL,
    "passengers" INTEGER NOT NULL DEFAULT 1,
    "aid" TEXT NOT NULL DEFAULT 'none',
    "vehicle_id" TEXT,
    "meters" INTEGER NOT NULL,
    "price_cents" INTEGER NOT NULL,
    "driven_meters" INTEGER,
    "outcome" TEXT,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ride_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "vehicle_booking" (
    "id" UUID NOT NULL,
    "ride_id" UUID NOT NULL,
    "vehicle" TEXT NOT NULL,
    "busy_from" TIMESTAMPTZ(3) NOT NULL,
    "busy_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vehicle_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "driver_booking" (
    "id" UUID NOT NULL,
    "ride_id" UUID NOT NULL,
    "driver_id" UUID NOT NULL,
    "busy_from" TIMESTAMPTZ(3) NOT NULL,
    "busy_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "driver_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rider" (
    "person_id" UUID NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "may_ride" BOOLEAN NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rider_pkey" PRIMARY KEY ("person_id","scheme_id")
);

-- CreateTable
CREATE TABLE "ride_waiting" (
    "id" UUID NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "rider_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "wish" JSONB NOT NULL,
    "waiting_since" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "ride_waiting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "token" TEXT NOT NULL,
    "neighbourhood_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE INDEX "ride_rider_id_booked_at_idx" ON "ride"("rider_id", "booked_at");

-- CreateIndex
CREATE INDEX "ride_neighbourhood_id_pickup_at_idx" ON "ride"("neighbourhood_id", "pickup_at");

-- CreateIndex
CREATE INDEX "vehicle_booking_ride_id_idx" ON "vehicle_booking"("ride_id");

-- CreateIndex
CREATE INDEX "driver_booking_ride_id_idx" ON "driver_booking"("ride_id");

-- CreateIndex
CREATE INDEX "ride_waiting_neighbourhood_id_day_idx" ON "ride_waiting"("neighbourhood_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_neighbourhood_id_kind_subject_key" ON "calendar_feed"("neighbourhood_id", "kind", "subject");

-- AddForeignKey
ALTER TABLE "ride" ADD CONSTRAINT "ride_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle_booking" ADD CONSTRAINT "vehicle_booking_ride_id_fkey" FOREIGN KEY ("ride_id") REFERENCES "ride"("request_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "driver_booking" ADD CONSTRAINT "driver_booking_ride_id_fkey" FOREIGN KEY ("ride_id") REFERENCES "ride"("request_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: the promises that the database itself keeps.

-- equality and overlap in one constraint: it comes with PostgreSQL, and the owner of a database may turn it on
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- a car or a driver is never in two places at once, travel and turnaround counted in
ALTER TABLE "vehicle_booking" ADD CONSTRAINT "vehicle_in_time" CHECK ("busy_from" < "busy_until");
ALTER TABLE "vehicle_booking" ADD CONSTRAINT "vehicle_once_at_a_time"
  EXCLUDE USING gist ("vehicle" WITH =, tstzrange("busy_from", "busy_until") WITH &&);
ALTER TABLE "driver_booking" ADD CONSTRAINT "driver_in_time" CHECK ("busy_from" < "busy_until");
ALTER TABLE "driver_booking" ADD CONSTRAINT "driver_once_at_a_time"
  EXCLUDE USING gist ("driver_id" WITH =, tstzrange("busy_from", "busy_until") WITH &&);

-- who waits for room on a day, in the order in which they came
CREATE INDEX "ride_waiting_open" ON "ride_waiting" ("neighbourhood_id", "day", "waiting_since") WHERE "told_at" IS NULL;
