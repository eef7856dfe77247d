# syntax=docker/dockerfile:1
# The database is a service of its own here (docker-compose.yml), so no PostgreSQL is packed: -Dplatforms=none.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dplatforms=none -DskipTests dependency:go-offline
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dplatforms=none -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/masthead-*.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 masthead \
 && useradd --system --uid 10001 --gid masthead --home-dir /masthead --shell /usr/sbin/nologin masthead \
 && install -d -o masthead -g masthead -m 700 /masthead /masthead/data
WORKDIR /masthead
# From what changes rarely to what changes often, so that an update fetches the last layer only.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER masthead
ENV MASTHEAD_HOME=/masthead/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60"
VOLUME /masthead/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
