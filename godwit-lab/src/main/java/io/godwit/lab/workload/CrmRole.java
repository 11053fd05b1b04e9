package io.godwit.lab.workload;

/** What a CRM program does between its start and its end. All methods are called by its main thread. */
interface CrmRole extends AutoCloseable {
    void start();

    /** Several times a second: obeys the control file and saves the state. */
    void tick(CrmControl control);

    /** It does its work: every topic was written to, or every partition is assigned. */
    boolean isWorking();

    /** Ends in order: everything sent is confirmed, everything read is committed, the state file says so. */
    @Override
    void close();
}
