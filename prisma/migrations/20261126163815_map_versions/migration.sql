-- CreateTable
CREATE TABLE "map_version" (
    "map_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "map_version_pkey" PRIMARY KEY ("map_id","id")
);

-- CreateIndex
CREATE INDEX "map_version_map_id_revision_idx" ON "map_version"("map_id", "revision");

-- CreateIndex
CREATE INDEX "map_version_map_id_created_at_id_idx" ON "map_version"("map_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "map_version" ADD CONSTRAINT "map_version_map_id_fkey" FOREIGN KEY ("map_id") REFERENCES "map"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "map_version" ADD CONSTRAINT "map_version_map_id_revision_fkey" FOREIGN KEY ("map_id", "revision") REFERENCES "map_op"("map_id", "revision") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
