/**
 * Letters that leave the house by e-mail: written into the outbox within the transaction that has a reason to write,
 * carried out afterwards, tried again while the server is away. Who gets what to read is the other rooms' business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package org.masthead.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
