package io.godwit.cli.serve;

import io.godwit.cli.CommandContext;
import io.godwit.core.config.Migration;
import io.godwit.serve.Service;
import io.godwit.serve.http.HttpService;
import io.godwit.serve.http.ListenAddress;

/** Starts the service. Only here its classes are loaded, so that no other command pays for them. */
public final class Services {
    private Services() {}

    /** Starts it and says where it is. */
    public static AutoCloseable start(
            CommandContext context, Migration migration, String listen, ServiceOptions options) {
        ListenAddress address = ListenAddress.parse(listen).orElseThrow(() -> NoAddress.exception(listen));
        HttpService.Access access = options.access(address, context);
        Service service = Service.start(migration, context.options().folder(), access, context.clock());
        context.talk().say("serving " + migration.name() + " at " + service.address() + " " + rights(access));
        return service;
    }

    private static String rights(HttpService.Access access) {
        if (access.tokens().isEmpty()) {
            return "(read-only: no token was given)";
        }
        return access.tls().isEmpty() && !access.address().isLoopback()
                ? "(changes are taken from this machine only: there is no TLS)"
                : "(changes need a token)";
    }
}
