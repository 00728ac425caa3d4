-- AlterTable
ALTER TABLE "map_op" ADD COLUMN     "suggestion_id" TEXT;

-- CreateTable
CREATE TABLE "comment_thread" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_kind" TEXT,
    "resolved_by_id" TEXT,

    CONSTRAINT "comment_thread_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT,
    "revision" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "operations" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_kind" TEXT,
    "decided_by_id" TEXT,
    "reason" TEXT,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "stance" (
    "map_id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "credence" DOUBLE PRECISION NOT NULL,
    "attitude" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "stance_pkey" PRIMARY KEY ("map_id","claim_id","person_id")
);

-- CreateTable
CREATE TABLE "stance_ballot" (
    "map_id" TEXT NOT NULL,
    "is_blind" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "changed_by_kind" TEXT NOT NULL,
    "changed_by_id" TEXT,

    CONSTRAINT "stance_ballot_pkey" PRIMARY KEY ("map_id")
);

-- CreateTable
CREATE TABLE "discussion_event" (
    "map_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "about_id" TEXT,
    "comment_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "discussion_event_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" TEXT NOT NULL,
    "recipient_id" TEXT NOT NULL,
    "map_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "about_id" TEXT NOT NULL,
    "comment_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comment_thread_map_id_subject_id_idx" ON "comment_thread"("map_id", "subject_id");

-- CreateIndex
CREATE INDEX "comment_thread_map_id_created_at_id_idx" ON "comment_thread"("map_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "comment_map_id_thread_id_created_at_id_idx" ON "comment"("map_id", "thread_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "suggestion_map_id_state_created_at_id_idx" ON "suggestion"("map_id", "state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "discussion_event_map_id_at_id_idx" ON "discussion_event"("map_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_workspace_id_recipient_id_at_id_idx" ON "notification"("workspace_id", "recipient_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_map_id_idx" ON "notification"("map_id");

-- CreateIndex
CREATE INDEX "map_op_map_id_suggestion_id_idx" ON "map_op"("map_id", "suggestion_id");

-- AddForeignKey
ALTER TABLE "map_op" ADD CONSTRAINT "map_op_map_id_suggestion_id_fkey" FOREIGN KEY ("map_id", "suggestion_id") REFERENCES "suggestion"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_map_id_thread_id_fkey" FOREIGN KEY ("map_id", "thread_id") REFERENCES "comment_thread"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stance" ADD CONSTRAINT "stance_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stance_ballot" ADD CONSTRAINT "stance_ballot_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "discussion_event" ADD CONSTRAINT "discussion_event_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say follows by hand.

ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_subject_check"
  CHECK ("subject_kind" IN ('claim', 'inference', 'quote', 'position', 'source'));
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_passage_check" CHECK (
  ("subject_kind" = 'source') = (num_nonnulls("start", "end", "exact") = 3)
  AND num_nonnulls("start", "end", "exact") IN (0, 3)
  AND ("start" IS NULL OR ("start" >= 0 AND "end" > "start" AND char_length("exact") = "end" - "start")));
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_resolved_check"
  CHECK (("resolved_at" IS NULL) = ("resolved_by_kind" IS NULL));

ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_state_check"
  CHECK ("state" IN ('open', 'accepted', 'rejected', 'withdrawn'));
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_decided_check"
  CHECK (("state" = 'open') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by_kind" IS NULL));

ALTER TABLE "stance" ADD CONSTRAINT "stance_credence_check" CHECK ("credence" BETWEEN 0 AND 1);
ALTER TABLE "stance" ADD CONSTRAINT "stance_attitude_check"
  CHECK ("attitude" IS NULL OR "attitude" IN ('accept', 'reject', 'suspend'));

-- The bell asks for these again and again.
CREATE INDEX "notification_unread" ON "notification"("workspace_id", "recipient_id") WHERE "read_at" IS NULL;

-- However often somebody says what they hold about a claim, it is one line of the activity.
CREATE UNIQUE INDEX "discussion_event_stance" ON "discussion_event"("map_id", "about_id", "by_id")
  WHERE "kind" = 'stance.taken';
