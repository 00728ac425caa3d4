-- Few operations accept a suggestion: those that do not need no entry.
CREATE INDEX "map_op_suggested" ON "map_op"("map_id", "suggestion_id") WHERE "suggestion_id" IS NOT NULL;
DROP INDEX "map_op_map_id_suggestion_id_idx";
