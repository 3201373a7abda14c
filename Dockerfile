# Gleaner as an image: built in one stage, its packages fetched in another, run by a user without rights in the third.
# docker build --build-arg WITH_CHROMIUM=0 -t gleaner:local .

# Node 20.19 is the floor; 24 is the long-term release with security updates until April 2028.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts, for `prepare` would build before the sources are here.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY config ./config
COPY queue ./queue
COPY workers ./workers
COPY cli ./cli
COPY demo ./demo
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# 1 brings what reads scanned pages (GLEANER_OCR), 60 MB more.
ARG WITH_OCR=0
RUN npm ci --omit=dev --ignore-scripts && \
    if [ "$WITH_OCR" = 1 ]; then \
      npm install --no-save --save-prod --omit=dev --ignore-scripts tesseract.js@7.0.0 @tesseract.js-data/eng@1.0.0; \
    fi && \
    npm cache clean --force

FROM node:24-bookworm-slim
# Debian's Chromium, for sources whose pages need a browser; 0 leaves it out.
ARG WITH_CHROMIUM=1
RUN if [ "$WITH_CHROMIUM" = 1 ]; then \
      apt-get update && \
      apt-get install --yes --no-install-recommends chromium && \
      rm -rf /var/lib/apt/lists/*; \
    fi
# A number of its own, so that volumes keep their owner from one image to the next.
RUN groupadd --gid 10001 gleaner && \
    useradd --uid 10001 --gid gleaner --no-create-home --home-dir /tmp --shell /usr/sbin/nologin gleaner && \
    install --directory --owner=gleaner --group=gleaner --mode=0700 /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY bin ./bin
COPY src/store/migrations ./src/store/migrations
COPY demo/site ./demo/site
ENV NODE_ENV=production \
    HOME=/tmp \
    GLEANER_DATA_DIR=/data
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/gleaner"]
CMD ["serve"]
