package org.masthead.spam;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt from examples: a logistic regression (LIBLINEAR) over the {@link Traits} of texts, in which both
 * kinds of example weigh the same, however many there are of each.
 */
final class LearntModel {

    /** Below so many examples of either kind there is nothing to be learnt. */
    static final int FEWEST = 10;

    private static final double COST = 100;
    private static final double PRECISION = 0.001;
    /** So large that it is hardly held down, unlike the weights. */
    private static final double BIAS = 5;

    private static final int REASONS = 3;

    private final double[] weights;
    private final double bias;

    private LearntModel(double[] weights, double bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /**
     * A text that somebody decided on.
     *
     * @param unwanted whether it was what the model looks for
     */
    record Example(String text, boolean unwanted) {}

    /**
     * How likely a text is what the model looks for.
     *
     * @param probability from 0 to 1
     * @param because the words that spoke for it most, the strongest first
     */
    record Judgement(double probability, List<String> because) {}

    /** Learns; null where there are too few examples of either kind. */
    static @Nullable LearntModel of(List<Example> examples) {
        long unwanted = examples.stream().filter(Example::unwanted).count();
        long wanted = examples.size() - unwanted;
        if (unwanted < FEWEST || wanted < FEWEST) {
            return null;
        }
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = Traits.PLACES + 1;
        problem.bias = BIAS;
        problem.x = examples.stream()
                .map(example -> features(Traits.of(example.text())))
                .toArray(Feature[][]::new);
        problem.y = examples.stream()
                .mapToDouble(example -> example.unwanted() ? 1 : 0)
                .toArray();
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, COST, PRECISION);
        parameter.setWeights(
                new double[] {examples.size() / (2.0 * unwanted), examples.size() / (2.0 * wanted)}, new int[] {1, 0});
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, parameter);
        // The weights speak for the label that came first.
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] learnt = model.getFeatureWeights();
        double[] weights = Arrays.stream(learnt, 0, Traits.PLACES)
                .map(weight -> sign * weight)
                .toArray();
        return new LearntModel(weights, sign * BIAS * learnt[Traits.PLACES]);
    }

    Judgement judge(String text) {
        double sum = bias;
        Map<String, Double> byOrigin = new HashMap<>();
        for (Traits.Trait trait : Traits.sorted(Traits.of(text))) {
            double part = weights[trait.place()] * trait.weight();
            sum += part;
            if (!trait.origin().isEmpty()) {
                byOrigin.merge(trait.origin(), part, Double::sum);
            }
        }
        List<String> because = byOrigin.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS)
                .map(Map.Entry::getKey)
                .toList();
        return new Judgement(1 / (1 + Math.exp(-sum)), because);
    }

    private static Feature[] features(List<Traits.Trait> traits) {
        List<Feature> features = Traits.sorted(traits).stream()
                .<Feature>map(trait -> new FeatureNode(trait.place() + 1, trait.weight()))
                .collect(Collectors.toList());
        features.add(new FeatureNode(Traits.PLACES + 1, BIAS));
        return features.toArray(Feature[]::new);
    }
}
