FROM node:22-slim AS front
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY wwwroot wwwroot
# The views too: the icons they name are bundled.
COPY src/Lms src/Lms
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
COPY --from=front /src/wwwroot/lib wwwroot/lib
RUN dotnet publish src/Lms --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Word and PowerPoint are shown in the page, documents are found by their words, films play on any line. Lms runs without these too.
RUN apt-get update && apt-get install --yes --no-install-recommends \
        libreoffice-writer-nogui libreoffice-impress-nogui fonts-liberation poppler-utils ffmpeg \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown "$APP_UID" /data
# The base image would listen on plain http; Lms wants a certificate (see compose.yaml) or a named proxy.
ENV ASPNETCORE_HTTP_PORTS= ASPNETCORE_URLS=https://*:8443 LMS_DATA=/data
VOLUME /data
EXPOSE 8443
USER $APP_UID
HEALTHCHECK --start-period=60s CMD ["dotnet", "Lms.dll", "health"]
ENTRYPOINT ["dotnet", "Lms.dll"]
CMD ["run"]
