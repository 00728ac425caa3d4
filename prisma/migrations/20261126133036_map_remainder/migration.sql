-- AlterTable
ALTER TABLE "map" ADD COLUMN     "remainder" JSONB;
