package io.godwit.core.cutover;

import io.godwit.core.config.FenceMode;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.acl.Acl;
import java.util.Collection;
import java.util.Optional;

/** The rules and quotas of the source, as far as a fence needs them. Each change can be repeated. */
public interface FenceRules {
    /** Rules and quotas as they are. */
    ClusterSecurity read();

    /** Why the credentials may not put up such a fence; empty if they may, or if no broker tells. */
    Optional<String> refusal(FenceMode mode);

    /**
     * Adds rules, and returns when brokers know them.
     *
     * @throws io.godwit.core.error.GodwitException if one could not be added
     */
    void add(Collection<Acl> acls) throws InterruptedException;

    /**
     * Removes exactly these rules, and returns when brokers have forgotten them. One that is not there is no fault.
     *
     * @throws io.godwit.core.error.GodwitException if one could not be removed
     */
    void remove(Collection<Acl> acls) throws InterruptedException;

    /**
     * Sets limits, and takes those away that are empty.
     *
     * @throws io.godwit.core.error.GodwitException if one could not be set
     */
    void limit(Collection<ProducerLimit> limits);
}
