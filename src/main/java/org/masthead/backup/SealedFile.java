package org.masthead.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** A file locked with a passphrase as OpenPGP has it (RFC 4880), so that {@code gpg --decrypt} opens it too. */
final class SealedFile {

    private static final int BUFFER = 1 << 16;
    /** The first octet of an OpenPGP message has this bit (RFC 4880, 4.2); a zip file begins with a letter. */
    private static final int PACKET = 0x80;

    private SealedFile() {}

    /** What is written here goes there, locked. */
    static OutputStream sealing(OutputStream out, char[] passphrase) throws IOException {
        try {
            PGPEncryptedDataGenerator seal =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            seal.addMethod(new BcPBEKeyEncryptionMethodGenerator(
                    passphrase,
                    new BcPGPDigestCalculatorProvider().get(org.bouncycastle.bcpg.HashAlgorithmTags.SHA256)));
            OutputStream sealed = seal.open(out, new byte[BUFFER]);
            OutputStream words = new PGPLiteralDataGenerator()
                    .open(sealed, PGPLiteralData.BINARY, "", Date.from(Instant.EPOCH), new byte[BUFFER]);
            return new Closing(words, sealed, out);
        } catch (PGPException e) {
            throw new IOException(e);
        }
    }

    /** Closes one after the other. */
    private static final class Closing extends java.io.FilterOutputStream {

        private final OutputStream[] others;

        Closing(OutputStream first, OutputStream... others) {
            super(first);
            this.others = others;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            super.close();
            for (OutputStream each : others) {
                each.close();
            }
        }
    }

    /** Whether a file is locked. */
    static boolean isSealed(BufferedInputStream file) throws IOException {
        file.mark(1);
        int first = file.read();
        file.reset();
        return (first & PACKET) != 0;
    }

    /**
     * What lies within a locked file.
     *
     * @throws DamagedBackup if the passphrase does not open it, or it is no such file
     */
    static Opened opened(InputStream file, char[] passphrase) throws IOException {
        try {
            Object first = new BcPGPObjectFactory(PGPUtil.getDecoderStream(file)).nextObject();
            if (!(first instanceof PGPEncryptedDataList list)
                    || list.isEmpty()
                    || !(list.get(0) instanceof PGPPBEEncryptedData data)) {
                throw new DamagedBackup("it is no backup");
            }
            InputStream clear =
                    data.getDataStream(new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
            if (new BcPGPObjectFactory(clear).nextObject() instanceof PGPLiteralData words) {
                return new Opened(words.getInputStream(), data);
            }
            throw new DamagedBackup("the passphrase does not open it");
        } catch (PGPException | IOException e) {
            throw new DamagedBackup("the passphrase does not open it", e);
        }
    }

    /** The bytes within, and whether nobody changed them. */
    record Opened(InputStream bytes, PGPPBEEncryptedData seal) {

        /** To be asked once all bytes are read. */
        void verify() throws IOException {
            try {
                if (!seal.verify()) {
                    throw new DamagedBackup("its seal is broken");
                }
            } catch (PGPException e) {
                throw new DamagedBackup("its seal is broken", e);
            }
        }
    }
}
