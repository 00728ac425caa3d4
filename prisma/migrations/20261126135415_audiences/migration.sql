-- CreateTable
CREATE TABLE "audience" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "audience_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateTable
CREATE TABLE "audience_switch" (
    "map_id" TEXT NOT NULL,
    "audience_id" TEXT NOT NULL,
    "ord" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "claim_id" TEXT,
    "inference_id" TEXT,
    "quote_id" TEXT,
    "source_id" TEXT,
    "position_id" TEXT,

    CONSTRAINT "audience_switch_pkey" PRIMARY KEY ("map_id","audience_id","ord")
);

-- CreateIndex
CREATE INDEX "audience_switch_map_id_claim_id_idx" ON "audience_switch"("map_id", "claim_id");

-- CreateIndex
CREATE INDEX "audience_switch_map_id_inference_id_idx" ON "audience_switch"("map_id", "inference_id");

-- CreateIndex
CREATE INDEX "audience_switch_map_id_quote_id_idx" ON "audience_switch"("map_id", "quote_id");

-- CreateIndex
CREATE INDEX "audience_switch_map_id_source_id_idx" ON "audience_switch"("map_id", "source_id");

-- CreateIndex
CREATE INDEX "audience_switch_map_id_position_id_idx" ON "audience_switch"("map_id", "position_id");

-- AddForeignKey
ALTER TABLE "audience" ADD CONSTRAINT "audience_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_audience_id_fkey" FOREIGN KEY ("map_id", "audience_id") REFERENCES "audience"("map_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_claim_id_fkey" FOREIGN KEY ("map_id", "claim_id") REFERENCES "claim"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_inference_id_fkey" FOREIGN KEY ("map_id", "inference_id") REFERENCES "inference"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_quote_id_fkey" FOREIGN KEY ("map_id", "quote_id") REFERENCES "map_quote"("map_id", "quote_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_source_id_fkey" FOREIGN KEY ("map_id", "source_id") REFERENCES "map_source"("map_id", "source_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_map_id_position_id_fkey" FOREIGN KEY ("map_id", "position_id") REFERENCES "position"("map_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- A switch names one record, of the kind that its list is for.
ALTER TABLE "audience_switch" ADD CONSTRAINT "audience_switch_names_one" CHECK (
  num_nonnulls("claim_id", "inference_id", "quote_id", "source_id", "position_id") = 1
  AND CASE "list"
    WHEN 'claims' THEN "claim_id"
    WHEN 'given' THEN "claim_id"
    WHEN 'inferences' THEN "inference_id"
    WHEN 'quotes' THEN "quote_id"
    WHEN 'sources' THEN "source_id"
    WHEN 'positions' THEN "position_id"
  END IS NOT NULL
);
