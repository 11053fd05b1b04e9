package io.godwit.cli.security;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.security.iam.IamTranslation;
import io.godwit.core.security.iam.PolicyName;
import io.godwit.core.security.iam.PrincipalPolicies;
import io.godwit.core.security.iam.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies on disk: {@code NAME.json} for each, and {@code policies.tf} with all. */
final class PolicyFiles {
    private PolicyFiles() {}

    static void write(Path directory, String migration, IamTranslation translation) {
        try {
            Files.createDirectories(directory);
            for (PrincipalPolicies policies : translation.policies()) {
                for (int number = 1; number <= policies.documents().size(); number++) {
                    String name = PolicyName.of(migration, policies.principal(), number);
                    Files.writeString(
                            directory.resolve(name + ".json"),
                            policies.documents().get(number - 1).toJson());
                }
            }
            Files.writeString(directory.resolve("policies.tf"), Terraform.write(migration, translation));
        } catch (IOException e) {
            throw new GodwitException(
                    SecurityError.UNUSABLE_FILE,
                    directory.toString(),
                    "the policies can't be written there: " + e.getMessage(),
                    "name a folder that belongs to you in --output-directory",
                    e);
        }
    }
}
