package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against S3Proxy, with signed requests. */
class BucketPictureStoreTests extends PictureStoreContract {

    static S3Proxy proxy;
    static PictureStore store;
    static long last;

    @BeforeAll
    static void startProxy() throws Exception {
        TransientNio2BlobStore blobs = new TransientNio2BlobStore();
        blobs.createContainer("press-pictures");
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
                .build();
        proxy.start();
        store = BucketClient.open(settings("press-pictures", "secret"));
    }

    @AfterAll
    static void stopProxy() throws Exception {
        proxy.stop();
    }

    @Override
    PictureStore store() {
        return store;
    }

    @Override
    long picture() {
        return ++last;
    }

    @Test
    void wrongKeysFindNothingAndSaySo() {
        PictureStore stranger = BucketClient.open(settings("press-pictures", "guess"));
        assertThatException().isThrownBy(() -> stranger.keep(1, "a-1.jpg", new byte[] {1}));
        assertThat(store.find(1_000_000, "a-1.jpg")).isEmpty();
    }

    @Test
    void bucketMustBeNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BucketClient.open(settings("", "secret")))
                .withMessageContaining("masthead.media.s3.bucket");
    }

    private static MediaSettings.S3 settings(String bucket, String secret) {
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new MediaSettings.S3(endpoint, "us-east-1", bucket, "paper/", "key", secret, true);
    }
}
