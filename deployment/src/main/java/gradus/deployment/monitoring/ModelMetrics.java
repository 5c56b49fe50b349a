package gradus.deployment.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a served model tells Prometheus, in a registry of Micrometer. Labels take few values each: a label that holds a client's or a
 * request's name makes a time series for each of them.
 */
public final class ModelMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<Double> drift = new AtomicReference<>(Double.NaN);
    private final String model;

    /** For the model of that name. */
    public ModelMetrics(String model) {
        this.model = model;
        Gauge.builder("model.score.psi", drift, AtomicReference::get)
                .description("PSI of the scores of the latest week")
                .register(registry);
    }

    /** A timer whose buckets can be added up over instances, and can give a p99 anywhere from 1 ms to 10 s. */
    private Timer timer(int status) {
        return Timer.builder("model.request")
                .description("Time to answer a request")
                .tag("model", model)
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    /** A request was answered. */
    public void answered(int status, Duration time) {
        timer(status).record(time);
    }

    /** A label arrived. */
    public void labelled(boolean bad) {
        Counter.builder("model.labels")
                .description("Outcomes that have become known")
                .tag("outcome", bad ? "bad" : "good")
                .register(registry)
                .increment();
    }

    /** Sets the gauge to the latest PSI of the scores. */
    public void drifted(double psi) {
        drift.set(psi);
    }

    /** Everything in Prometheus's text format, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }
}
