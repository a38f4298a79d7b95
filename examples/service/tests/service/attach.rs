//! A change of one variable attaches another database.

use reqwest::StatusCode;

use crate::servers::databases;
use crate::world::{World, sku};

#[tokio::test]
async fn another_database_is_attached_by_one_variable() {
    let mut world = World::new();
    let first = world.variables["DATABASE_URL"].clone();
    let id = format!("attach-{}", std::process::id());
    let service = world.serve();
    assert_eq!(service.order(&id, &sku()).await, StatusCode::CREATED);
    service.stop();

    let file = format!("sqlite://{}?mode=rwc", world.directory.path().join("other.db").display());
    for other in databases().into_iter().chain([file]) {
        world.set("DATABASE_URL", other);
        world.migrate();
        let service = world.serve();
        assert_eq!(service.get(&format!("/orders/{id}")).await.status(), StatusCode::NOT_FOUND);
        assert_eq!(service.order(&id, &sku()).await, StatusCode::CREATED);
        assert_eq!(service.order(&id, &sku()).await, StatusCode::OK);
        assert_eq!(service.get(&format!("/orders/{id}")).await.status(), StatusCode::OK);
        service.stop();
        let report = String::from_utf8(world.run(&["report"]).stdout).unwrap();
        assert!(report.contains(&format!("{}: ", sku())), "{report}");
    }

    world.set("DATABASE_URL", first);
    assert_eq!(world.serve().get(&format!("/orders/{id}")).await.status(), StatusCode::OK);
}
