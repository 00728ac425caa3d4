-- CreateTable
CREATE TABLE "kept_link" (
    "user_id" TEXT NOT NULL,
    "share_link_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "kept_link_pkey" PRIMARY KEY ("user_id","share_link_id")
);

-- CreateIndex
CREATE INDEX "kept_link_share_link_id_idx" ON "kept_link"("share_link_id");

-- AddForeignKey
ALTER TABLE "kept_link" ADD CONSTRAINT "kept_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kept_link" ADD CONSTRAINT "kept_link_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_link"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
