package org.masthead.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses where pictures lie. Asked at the start and not by a condition, which the build would answer. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    PictureStore pictureStore(MediaSettings settings, JdbcClient jdbc) {
        return switch (settings.store()) {
            case DATABASE -> new DatabasePictureStore(jdbc);
            case FOLDER -> new FolderPictureStore(settings.folder().toAbsolutePath());
            case S3 -> BucketClient.open(settings.s3());
        };
    }
}
