package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What may be changed while the programs run; a small properties file that they read again several times a second.
 *
 * @param recordsPerSecond that the producers write, over all topics
 * @param reportingRecordsPerSecond that the group {@code reporting} reads at most; 0 = no limit
 * @param ownerProcessId the programs end when this process is gone; 0 = they live on
 */
public record CrmControl(double recordsPerSecond, double reportingRecordsPerSecond, long ownerProcessId) {
    private static final String RATE = "records.per.second";
    private static final String REPORTING_RATE = "reporting.records.per.second";
    private static final String OWNER = "owner.process.id";
    private static final String FILE = "control.properties";

    static CrmControl read(Path home) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(FILE))) {
            properties.load(reader);
            return new CrmControl(
                    Double.parseDouble(properties.getProperty(RATE, "0")),
                    Double.parseDouble(properties.getProperty(REPORTING_RATE, "0")),
                    Long.parseLong(properties.getProperty(OWNER, "0")));
        } catch (IOException | NumberFormatException e) {
            throw new LabException("could not read " + home.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    void write(Path home) {
        Path file = home.resolve(FILE);
        Path draft = home.resolve(FILE + ".new");
        String text = RATE + "=" + recordsPerSecond + "\n" + REPORTING_RATE + "=" + reportingRecordsPerSecond + "\n"
                + OWNER + "=" + ownerProcessId + "\n";
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabException("could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
