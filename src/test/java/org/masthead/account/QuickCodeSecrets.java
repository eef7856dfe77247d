package org.masthead.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/** In houses a key is made of its secret at once; that of {@link SecretFileTests}, without a house, takes seconds. */
@Component
@Primary
class QuickCodeSecrets extends CodeSecrets {

    QuickCodeSecrets(SecretSettings settings) {
        super(settings);
    }

    @Override
    BytesEncryptor lockOf(String secret) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES"))
                    .build();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
