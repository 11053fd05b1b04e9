package io.godwit.cli;

import io.godwit.cli.assess.AssessCommand;
import io.godwit.cli.bench.BenchCommand;
import io.godwit.cli.complete.CompleteCommand;
import io.godwit.cli.completion.CompletionCommand;
import io.godwit.cli.configuration.ConfigurationFile;
import io.godwit.cli.connect.ConnectCommand;
import io.godwit.cli.cutover.CutoverCommand;
import io.godwit.cli.cutover.RollbackCommand;
import io.godwit.cli.demo.DemoCommand;
import io.godwit.cli.doctor.DoctorCommand;
import io.godwit.cli.explain.ExplainCommand;
import io.godwit.cli.init.InitCommand;
import io.godwit.cli.mirror.MirrorCommand;
import io.godwit.cli.mirror.PauseCommand;
import io.godwit.cli.mirror.ResumeCommand;
import io.godwit.cli.mirror.StatusCommand;
import io.godwit.cli.mirror.ThrottleCommand;
import io.godwit.cli.plan.ApplyCommand;
import io.godwit.cli.plan.PlanCommand;
import io.godwit.cli.provision.ProvisionCommand;
import io.godwit.cli.registry.RegistryCommand;
import io.godwit.cli.rehearse.RehearseCommand;
import io.godwit.cli.repoint.RepointCommand;
import io.godwit.cli.security.SecurityCommand;
import io.godwit.cli.serve.ServeCommand;
import io.godwit.cli.size.SizeCommand;
import io.godwit.cli.validate.ValidateCommand;
import io.godwit.cli.verify.VerifyCommand;
import io.godwit.cli.waves.WavesCommand;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The composition root of the command line. */
@Command(
        name = "godwit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Moves a whole Apache Kafka cluster to another one, proves that nothing was lost, and can go back.",
        footer = {
            "",
            "Every option can be given as an environment variable: --source-bootstrap-server is",
            "GODWIT_SOURCE_BOOTSTRAP_SERVER. 'godwit explain CODE' tells more about any GW- code.",
            "",
            "Exit codes: 0 done or ready, 1 failed, 2 usage, 3 changes or work pending, 4 a preflight",
            "blocker, 5 verification mismatch, 6 timed out waiting, 7 locked by another run, 8 aborted",
            "and put back safely, 130 interrupted."
        })
public final class Godwit implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The commands, in the order in which a migration uses them. */
    static List<GodwitCommand> commands() {
        return List.of(
                new DemoCommand(),
                new InitCommand(),
                new AssessCommand(),
                new SizeCommand(),
                new ProvisionCommand(),
                new DoctorCommand(),
                new PlanCommand(),
                new ApplyCommand(),
                new MirrorCommand(),
                new ValidateCommand(),
                new StatusCommand(),
                new VerifyCommand(),
                new PauseCommand(),
                new ResumeCommand(),
                new ThrottleCommand(),
                new ServeCommand(),
                new SecurityCommand(),
                new RegistryCommand(),
                new BenchCommand(),
                new ExplainCommand(),
                new WavesCommand(),
                new RehearseCommand(),
                new CutoverCommand(),
                new RollbackCommand(),
                new CompleteCommand(),
                new ConnectCommand(),
                new RepointCommand(),
                new CompletionCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    /** The command line, connected to that terminal. */
    public static CommandLine commandLine(Terminal terminal) {
        GodwitCommand.Wiring wiring = new GodwitCommand.Wiring(terminal, new ConfigurationFile(terminal.environment()));
        CommandLine line = new CommandLine(new Godwit());
        for (GodwitCommand command : commands()) {
            line.addSubcommand(command);
        }
        connect(line, wiring);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setDefaultValueProvider(
                (argument) -> argument instanceof OptionSpec option ? environmentValue(option, terminal) : null);
        line.registerConverter(Duration.class, Durations::parse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(80, Math.min(120, terminal.width())));
        line.setExecutionExceptionHandler(new ErrorRenderer(terminal));
        return line;
    }

    private static void connect(CommandLine line, GodwitCommand.Wiring wiring) {
        if (line.getCommand() instanceof GodwitCommand command) {
            command.use(wiring);
        }
        line.getSubcommands().values().forEach(subcommand -> connect(subcommand, wiring));
    }

    private static @org.jspecify.annotations.Nullable String environmentValue(OptionSpec option, Terminal terminal) {
        return terminal.environment().get(environmentName(option));
    }

    /** {@code --no-input} → {@code GODWIT_NO_INPUT}. */
    static String environmentName(OptionSpec option) {
        return "GODWIT_"
                + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    public static void main(String[] arguments) {
        Logging.configure(List.of(arguments).contains("--debug"), System.getenv());
        Shutdown shutdown = Shutdown.watchCurrentThread();
        int status;
        try {
            status = commandLine(Terminal.ofProcess()).execute(arguments);
        } finally {
            shutdown.finished();
        }
        System.exit(status);
    }
}
