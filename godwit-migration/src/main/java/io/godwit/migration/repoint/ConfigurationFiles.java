package io.godwit.migration.repoint;

import io.godwit.core.config.Application;

/**
 * The configuration files of a wave's applications, and the record of what they were. Each action can be repeated, also after
 * it was killed in its middle: what is done already is told by the files' hashes.
 */
public interface ConfigurationFiles {
    /** Where the record of this application's files is kept, for people. */
    String place(Application application);

    /** Whether files of this application were ever staged or written on this machine. */
    boolean isRecorded(Application application);

    /**
     * Plans the rewriting and keeps its outcome beside the former files. Changes none of them. A rewriting that has begun
     * already stays as it is.
     *
     * @throws io.godwit.core.error.GodwitException if one of the files can't be read or written
     */
    void stage(Application application);

    /**
     * Puts the rewritten files in place, all or none, planning first if that was not done.
     *
     * @return how many were replaced; those that are in place already are not
     * @throws io.godwit.core.error.GodwitException if one changed meanwhile or can't be written
     */
    int write(Application application);

    /**
     * Looks whether the former files could be put back.
     *
     * @throws io.godwit.core.error.GodwitException if one changed since it was rewritten, or can't be written
     */
    void requireReturn(Application application);

    /**
     * Puts the former files back, byte for byte, all or none.
     *
     * @return how many were put back; those that are as they were are not
     * @throws io.godwit.core.error.GodwitException if one changed since it was rewritten, or can't be written
     */
    int putBack(Application application);
}
