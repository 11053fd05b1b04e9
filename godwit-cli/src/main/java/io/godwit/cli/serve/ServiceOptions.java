package io.godwit.cli.serve;

import io.godwit.cli.CommandContext;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.serve.http.HttpService;
import io.godwit.serve.http.Limits;
import io.godwit.serve.http.ListenAddress;
import io.godwit.serve.http.Tls;
import io.godwit.serve.http.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may use the service, and how it is encrypted: the same for {@code godwit serve} and {@code godwit mirror --serve}. */
public final class ServiceOptions {
    /** Holds a token, or several as a file of tokens does. There is no option for it: others could see it among processes. */
    static final String TOKEN_VARIABLE = "GODWIT_SERVE_TOKEN";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = {
                "Who may change something: lines such as 'alice: TOKEN'. So does the variable GODWIT_SERVE_TOKEN.",
                "Without any token the service is read-only."
            })
    private @Nullable Path tokenFile;

    @Option(names = "--generate-token", description = "Make a token for this run, and print it once on standard error.")
    private boolean generateToken;

    @Option(names = "--read-with-token", description = "Reading needs the token as well.")
    private boolean readWithToken;

    @Option(
            names = "--server-name",
            paramLabel = "NAME",
            description = "A name by which the service is reached, besides addresses and the machine's own name.")
    private @Nullable String serverName;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "PKCS12 or JKS with the service's key: HTTPS. Off loopback changes are taken by it alone.")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-keystore-password-file",
            paramLabel = "FILE",
            description = "Its first line is the keystore's password.")
    private @Nullable Path keystorePasswordFile;

    /**
     * What they come to.
     *
     * @throws GodwitException if a file can't be used
     */
    HttpService.Access access(ListenAddress address, CommandContext context) {
        Tokens tokens = tokens(context);
        if (readWithToken && tokens.isEmpty()) {
            throw new GodwitException(
                    ServeError.TOKENS_UNUSABLE,
                    "--read-with-token",
                    "there is no token to read with",
                    "give --token-file, GODWIT_SERVE_TOKEN or --generate-token as well");
        }
        return new HttpService.Access(
                address, tls(), tokens, readWithToken, Optional.ofNullable(serverName), Limits.STANDARD);
    }

    private Tokens tokens(CommandContext context) {
        Path file = tokenFile;
        if (file != null) {
            return Tokens.parse(read(file, ServeError.TOKENS_UNUSABLE), "--token-file " + file);
        }
        String variable = context.terminal().environment().get(TOKEN_VARIABLE);
        if (variable != null) {
            return Tokens.parse(variable, TOKEN_VARIABLE);
        }
        if (generateToken) {
            String token = Tokens.generate();
            context.talk().say("token of this run, which is shown only now: " + token);
            return Tokens.parse(token, "--generate-token");
        }
        return Tokens.NONE;
    }

    private Optional<Tls> tls() {
        Path store = keystore;
        if (store == null) {
            return Optional.empty();
        }
        Path passwordFile = keystorePasswordFile;
        if (passwordFile == null) {
            throw new GodwitException(
                    ServeError.KEYSTORE_UNUSABLE,
                    "--tls-keystore " + store,
                    "its password is not given",
                    "write it into a file and give that with --tls-keystore-password-file");
        }
        String password = read(passwordFile, ServeError.KEYSTORE_UNUSABLE)
                .lines()
                .findFirst()
                .orElse("");
        return Optional.of(new Tls(store, password));
    }

    private static String read(Path file, ServeError error) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new GodwitException(
                    error,
                    file.toString(),
                    "it can't be read: " + e.getMessage(),
                    "check the path and its permissions",
                    e);
        }
    }
}
