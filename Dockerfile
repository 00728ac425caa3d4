# One process that serves the API and the page.

FROM node:24.11.1-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/core/package.json packages/core/
COPY packages/corpus/package.json packages/corpus/
COPY packages/exchange/package.json packages/exchange/
COPY packages/formats/package.json packages/formats/
COPY packages/protocol/package.json packages/protocol/
COPY packages/storage/package.json packages/storage/
COPY apps/cli/package.json apps/cli/
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/

FROM manifests AS build
RUN npm ci
COPY . .
RUN node scripts/build.mjs && mkdir .data

FROM manifests AS dependencies
RUN npm ci --workspace apps/server --omit dev --omit optional --omit peer

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/packages/corpus/essays packages/corpus/essays
COPY --from=build /app/packages/corpus/map packages/corpus/map
COPY --from=build /app/packages/exchange/fonts packages/exchange/fonts
COPY --from=build /app/packages/storage/.template packages/storage/.template
COPY --from=build /app/apps/server/dist apps/server/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY --from=build --chown=node:node /app/.data .data
USER node
VOLUME /app/.data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/api/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]
