-- Searching for words inside texts. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "citation_author" TEXT,
    "citation_publication" TEXT,
    "citation_date" TEXT,
    "citation_url" TEXT,
    "language" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "map" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "map_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "map_head" (
    "map_id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "epoch" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "map_head_pkey" PRIMARY KEY ("map_id")
);

-- CreateTable
CREATE TABLE "map_op" (
    "map_id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "op_version" SMALLINT NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "effects" JSONB NOT NULL,
    "client_id" TEXT,
    "mutation_id" BIGINT,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "map_op_pkey" PRIMARY KEY ("map_id","revision")
);

-- CreateTable
CREATE TABLE "map_source" (
    "map_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "map_source_pkey" PRIMARY KEY ("map_id","source_id")
);

-- CreateTable
CREATE TABLE "map_quote" (
    "map_id" TEXT NOT NULL,
    "quote_id" TEXT NOT NULL,

    CONSTRAINT "map_quote_pkey" PRIMARY KEY ("map_id","quote_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "implicit" BOOLEAN NOT NULL,
    "attributed_to" TEXT,
    "given" BOOLEAN NOT NULL,
    "note" TEXT,
    "other_wordings" TEXT[],

    CONSTRAINT "claim_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "claim_quote" (
    "map_id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quote_id" TEXT NOT NULL,

    CONSTRAINT "claim_quote_pkey" PRIMARY KEY ("map_id","claim_id","position")
);

-- CreateTable
CREATE TABLE "inference" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "polarity" TEXT NOT NULL,
    "target_claim_id" TEXT,
    "target_inference_id" TEXT,
    "scheme" TEXT,
    "warrant" TEXT,
    "rationale" TEXT,

    CONSTRAINT "inference_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "inference_premise" (
    "map_id" TEXT NOT NULL,
    "inference_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "claim_id" TEXT NOT NULL,

    CONSTRAINT "inference_premise_pkey" PRIMARY KEY ("map_id","inference_id","position")
);

-- CreateTable
CREATE TABLE "equivalence" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rationale" TEXT,

    CONSTRAINT "equivalence_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "equivalence_claim" (
    "map_id" TEXT NOT NULL,
    "equivalence_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "claim_id" TEXT NOT NULL,

    CONSTRAINT "equivalence_claim_pkey" PRIMARY KEY ("map_id","equivalence_id","position")
);

-- CreateTable
CREATE TABLE "tension" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "claim_a" TEXT NOT NULL,
    "claim_b" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,

    CONSTRAINT "tension_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "position" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "thesis_claim_id" TEXT,
    "color" TEXT,

    CONSTRAINT "position_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "map_id" TEXT NOT NULL,
    "position_id" TEXT NOT NULL,
    "ord" INTEGER NOT NULL,
    "claim_id" TEXT NOT NULL,
    "attitude" TEXT NOT NULL,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("map_id","position_id","ord")
);

-- CreateTable
CREATE TABLE "placement" (
    "map_id" TEXT NOT NULL,
    "of_id" TEXT NOT NULL,
    "claim_id" TEXT,
    "inference_id" TEXT,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("map_id","of_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "workspace_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "map_id" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id","subject_kind","subject_id","key")
);

-- CreateIndex
CREATE INDEX "source_workspace_id_created_at_id_idx" ON "source"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "source_workspace_id_sha256_idx" ON "source"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "quote_source_id_start_end_id_idx" ON "quote"("source_id", "start", "end", "id");

-- CreateIndex
CREATE INDEX "quote_workspace_id_idx" ON "quote"("workspace_id");

-- CreateIndex
CREATE INDEX "quote_exact_idx" ON "quote" USING GIN ("exact" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "map_workspace_id_created_at_id_idx" ON "map"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "map_source_source_id_idx" ON "map_source"("source_id");

-- CreateIndex
CREATE INDEX "map_quote_quote_id_idx" ON "map_quote"("quote_id");

-- CreateIndex
CREATE INDEX "claim_text_idx" ON "claim" USING GIN ("text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "claim_quote_map_id_quote_id_claim_id_key" ON "claim_quote"("map_id", "quote_id", "claim_id");

-- CreateIndex
CREATE INDEX "inference_map_id_target_claim_id_idx" ON "inference"("map_id", "target_claim_id");

-- CreateIndex
CREATE INDEX "inference_map_id_target_inference_id_idx" ON "inference"("map_id", "target_inference_id");

-- CreateIndex
CREATE UNIQUE INDEX "inference_premise_map_id_claim_id_inference_id_key" ON "inference_premise"("map_id", "claim_id", "inference_id");

-- CreateIndex
CREATE UNIQUE INDEX "equivalence_claim_map_id_claim_id_equivalence_id_key" ON "equivalence_claim"("map_id", "claim_id", "equivalence_id");

-- CreateIndex
CREATE INDEX "tension_map_id_claim_a_idx" ON "tension"("map_id", "claim_a");

-- CreateIndex
CREATE INDEX "tension_map_id_claim_b_idx" ON "tension"("map_id", "claim_b");

-- CreateIndex
CREATE INDEX "position_map_id_thesis_claim_id_idx" ON "position"("map_id", "thesis_claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_map_id_claim_id_position_id_key" ON "commitment"("map_id", "claim_id", "position_id");

-- CreateIndex
CREATE INDEX "placement_map_id_claim_id_idx" ON "placement"("map_id", "claim_id");

-- CreateIndex
CREATE INDEX "placement_map_id_inference_id_idx" ON "placement"("map_id", "inference_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "idempotency_key_map_id_idx" ON "idempotency_key"("map_id");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map" ADD CONSTRAINT "map_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_head" ADD CONSTRAINT "map_head_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_op" ADD CONSTRAINT "map_op_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_source" ADD CONSTRAINT "map_source_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_source" ADD CONSTRAINT "map_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_quote" ADD CONSTRAINT "map_quote_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_quote" ADD CONSTRAINT "map_quote_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "claim_quote" ADD CONSTRAINT "claim_quote_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "claim_quote" ADD CONSTRAINT "claim_quote_map_id_quote_id_fkey" FOREIGN KEY ("map_id", "quote_id") REFERENCES "map_quote"("map_id", "quote_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "inference" ADD CONSTRAINT "inference_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inference" ADD CONSTRAINT "inference_map_id_target_claim_id_fkey" FOREIGN KEY ("map_id", "target_claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "inference" ADD CONSTRAINT "inference_map_id_target_inference_id_fkey" FOREIGN KEY ("map_id", "target_inference_id") REFERENCES "inference"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "inference_premise" ADD CONSTRAINT "inference_premise_map_id_inference_id_fkey" FOREIGN KEY ("map_id", "inference_id") REFERENCES "inference"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inference_premise" ADD CONSTRAINT "inference_premise_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "equivalence" ADD CONSTRAINT "equivalence_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "equivalence_claim" ADD CONSTRAINT "equivalence_claim_map_id_equivalence_id_fkey" FOREIGN KEY ("map_id", "equivalence_id") REFERENCES "equivalence"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "equivalence_claim" ADD CONSTRAINT "equivalence_claim_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "tension" ADD CONSTRAINT "tension_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tension" ADD CONSTRAINT "tension_map_id_claim_a_fkey" FOREIGN KEY ("map_id", "claim_a") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "tension" ADD CONSTRAINT "tension_map_id_claim_b_fkey" FOREIGN KEY ("map_id", "claim_b") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_map_id_thesis_claim_id_fkey" FOREIGN KEY ("map_id", "thesis_claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_map_id_position_id_fkey" FOREIGN KEY ("map_id", "position_id") REFERENCES "position"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_map_id_inference_id_fkey" FOREIGN KEY ("map_id", "inference_id") REFERENCES "inference"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say follows by hand.

-- The row that every write to a map updates: room on its page keeps those updates off the indexes.
ALTER TABLE "map_head" SET (fillfactor = 40);
ALTER TABLE "map_head" ADD CONSTRAINT "map_head_revision_check" CHECK ("revision" >= 0);

-- A live editor's operation takes effect once, however often it is sent.
ALTER TABLE "map_op" ADD CONSTRAINT "map_op_revision_check" CHECK ("revision" >= 0);
CREATE UNIQUE INDEX "map_op_once" ON "map_op"("client_id", "mutation_id") WHERE "client_id" IS NOT NULL;

ALTER TABLE "source" ADD CONSTRAINT "source_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "quote" ADD CONSTRAINT "quote_span_check"
  CHECK ("start" >= 0 AND "end" > "start" AND char_length("exact") = "end" - "start");

ALTER TABLE "inference" ADD CONSTRAINT "inference_polarity_check" CHECK ("polarity" IN ('for', 'against'));
ALTER TABLE "inference" ADD CONSTRAINT "inference_target_check"
  CHECK (num_nonnulls("target_claim_id", "target_inference_id") = 1);
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_attitude_check"
  CHECK ("attitude" IN ('asserted', 'conceded', 'denied'));
ALTER TABLE "placement" ADD CONSTRAINT "placement_of_check"
  CHECK (num_nonnulls("claim_id", "inference_id") = 1 AND "of_id" = coalesce("claim_id", "inference_id"));

-- The workspace of an installation that one person uses.
INSERT INTO "workspace" ("id", "name") VALUES ('personal', 'Personal');
