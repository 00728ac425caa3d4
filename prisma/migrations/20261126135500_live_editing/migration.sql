-- CreateTable
CREATE TABLE "sync_client" (
    "id" TEXT NOT NULL,
    "map_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "decided" BIGINT NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sync_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mutation_refusal" (
    "client_id" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "refusal" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "mutation_refusal_pkey" PRIMARY KEY ("client_id","number")
);

-- CreateIndex
CREATE INDEX "sync_client_map_id_idx" ON "sync_client"("map_id");

-- CreateIndex
CREATE INDEX "mutation_refusal_created_at_idx" ON "mutation_refusal"("created_at");

-- AddForeignKey
ALTER TABLE "sync_client" ADD CONSTRAINT "sync_client_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mutation_refusal" ADD CONSTRAINT "mutation_refusal_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "sync_client"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say follows by hand.

-- Updated with every mutation of its queue: room on its page keeps those updates off the indexes.
ALTER TABLE "sync_client" SET (fillfactor = 60);
ALTER TABLE "sync_client" ADD CONSTRAINT "sync_client_decided_check" CHECK ("decided" >= 0);
ALTER TABLE "mutation_refusal" ADD CONSTRAINT "mutation_refusal_number_check" CHECK ("number" >= 1);
