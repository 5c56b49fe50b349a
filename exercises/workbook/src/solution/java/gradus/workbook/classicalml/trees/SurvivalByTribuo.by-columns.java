public final class SurvivalByTribuo {
    public static List<String> predict(Table passengers, int[] train, int[] asked, int maxDepth) {
        // begin solution: fill the ages, make a data set of the training rows, train, and ask
        if (maxDepth <= 0) {
            throw new IllegalArgumentException("a maxDepth of " + maxDepth + " asks no question");
        }
        double median = medianAge(passengers, train);
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("passengers", new LabelFactory()), new LabelFactory());
        Arrays.stream(train).mapToObj(row -> example(passengers, row, median)).forEach(dataset::add);
        CARTClassificationTrainer trainer = new CARTClassificationTrainer(maxDepth, 1e-3f, 0f, 1f, new GiniIndex(), 7L);
        Model<Label> model = trainer.train(dataset);
        return Arrays.stream(asked)
                .mapToObj(row -> model.predict(example(passengers, row, median))
                        .getOutput()
                        .getLabel())
                .toList();
        // end solution
    }
}
