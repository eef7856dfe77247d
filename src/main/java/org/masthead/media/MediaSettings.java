package org.masthead.media;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the files of pictures are kept ({@code masthead.media.*}).
 *
 * @param store which of the three
 * @param folder of the store {@code folder}
 * @param s3 of the store {@code s3}
 */
@ConfigurationProperties("masthead.media")
record MediaSettings(
        @DefaultValue("database") Store store,
        @DefaultValue("./data/pictures") Path folder,
        @DefaultValue S3 s3) {

    /** Where pictures lie. */
    enum Store {
        /** Beside everything else, so that nodes keep nothing and one backup has all. */
        DATABASE,
        /** On a disk that all nodes see. */
        FOLDER,
        /** In a bucket. */
        S3
    }

    /**
     * A bucket.
     *
     * @param endpoint of another server than Amazon's
     * @param prefix of the keys, like {@code pictures/}
     * @param accessKey empty where the machine has a role or the environment has keys
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @DefaultValue("") String prefix,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("true") boolean pathStyle) {}
}
