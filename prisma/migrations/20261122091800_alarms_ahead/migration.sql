-- What Prisma's schema cannot say.

-- whether a desk is owed an alarm is asked with every claim, and nearly always answered by an empty index
CREATE INDEX "outbox_alarms" ON "outbox_message" ("address_id", "id")
  WHERE "status" IN ('pending', 'sending', 'retry') AND "purpose" IN ('desk.danger', 'desk.alarm');
