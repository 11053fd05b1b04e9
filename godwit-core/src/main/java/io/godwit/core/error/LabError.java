package io.godwit.core.error;

/** What can go wrong with the clusters and programs that the demo and the benchmark run on this machine. */
public enum LabError implements ErrorCode {
    FAILED("GW-LAB-001", "The demo's clusters or programs failed", ExitCode.FAILED),
    STEP_FAILED("GW-LAB-002", "A step of the demo ended otherwise than it should", ExitCode.FAILED),
    FOLDER_NOT_EMPTY("GW-LAB-003", "The folder of the demo or the benchmark is not empty", ExitCode.USAGE),
    BENCHMARK_FAILED("GW-LAB-004", "The benchmark's clusters or engines failed", ExitCode.FAILED),
    COMPONENT_NOT_FETCHED("GW-LAB-005", "A component of the pipeline could not be fetched", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    LabError(String id, String title, ExitCode exitCode) {
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
