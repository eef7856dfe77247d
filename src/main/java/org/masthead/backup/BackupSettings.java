package org.masthead.backup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How full backups are locked.
 *
 * @param passphrase best given in the environment, as MASTHEAD_BACKUP_PASSPHRASE
 */
@ConfigurationProperties("masthead.backup")
record BackupSettings(@DefaultValue("") String passphrase) {

    /** Without one, who can be asked is asked. */
    char[] passphraseOr(String question) {
        if (!passphrase.isEmpty() || System.console() == null) {
            return passphrase.toCharArray();
        }
        char[] typed = System.console().readPassword("%s: ", question);
        return typed == null ? new char[0] : typed;
    }
}
