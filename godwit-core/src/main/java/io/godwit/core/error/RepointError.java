package io.godwit.core.error;

/** What can keep the applications' files from being rewritten, and what is left in them for a person to change. */
public enum RepointError implements ErrorCode {
    NO_SOURCE_ADDRESS("GW-RPT-001", "No address of the source is known", ExitCode.FAILED),
    ROOT_MISSING("GW-RPT-002", "A folder to be searched does not exist", ExitCode.FAILED),
    NO_ROOT("GW-RPT-003", "No folder to search is named", ExitCode.USAGE),
    CHANGED_MEANWHILE("GW-RPT-004", "A file changed meanwhile", ExitCode.FAILED),
    READ_ONLY("GW-RPT-005", "A file can't be written", ExitCode.FAILED),
    NOTHING_TO_REVERT("GW-RPT-006", "There is nothing to revert", ExitCode.FAILED),
    MANIFEST_MISMATCH("GW-RPT-007", "The record of a write doesn't match", ExitCode.FAILED),
    PUT_BACK("GW-RPT-008", "Writing failed and all files were put back", ExitCode.RESTORED),
    NOT_PUT_BACK("GW-RPT-009", "Not every file could be put back", ExitCode.FAILED),
    NOT_WRITTEN("GW-RPT-010", "A patch or backup could not be written", ExitCode.FAILED),
    IN_CODE("GW-RPT-020", "A source address stands where only a person can change it", ExitCode.PENDING),
    MIXED_LIST("GW-RPT-021", "A list mixes source addresses with unknown ones", ExitCode.PENDING),
    HOST_ALONE("GW-RPT-022", "A source host stands without a port", ExitCode.PENDING),
    ZOOKEEPER("GW-RPT-023", "An address of the source's ZooKeeper is used", ExitCode.PENDING),
    NO_KNOWN_PLACE("GW-RPT-024", "A setting of the target has no known place in the file", ExitCode.PENDING),
    UNREADABLE_FORMAT("GW-RPT-025", "A file's format can't be read", ExitCode.PENDING),
    BINARY("GW-RPT-026", "A binary file holds a source address", ExitCode.PENDING),
    NOT_UTF8("GW-RPT-027", "A file with a source address is not UTF-8", ExitCode.PENDING),
    TOO_LARGE("GW-RPT-028", "A file with a source address is too large", ExitCode.PENDING),
    SYMBOLIC_LINK("GW-RPT-029", "A symbolic link leads out of the searched folders", ExitCode.PENDING),
    OLD_TRUST_STORE("GW-RPT-030", "A trust store of the source stays in use", ExitCode.PENDING),
    UNREADABLE("GW-RPT-031", "A file can't be read", ExitCode.PENDING),
    NO_RECORD_HERE("GW-RPT-032", "The record of a wave's rewritten files is not here", ExitCode.FAILED),
    SHARED_FILE("GW-RPT-033", "A file belongs to applications that don't move together", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    RepointError(String id, String title, ExitCode exitCode) {
        this.id = id;
        this.title = title;
        this.exitCode = exitCode;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }
}
